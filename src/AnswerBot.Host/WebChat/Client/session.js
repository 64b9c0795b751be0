// What is needed to go on with the chat of this tab after a reload, or in the other language. The browser forgets it with the tab; where it keeps nothing, each
// load begins a new chat.
const key = 'answerbot.chat.token';

/** @param token what the server gave for the chat */
export function keepChat(token) {
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Kept out by the browser's settings.
  }
}

export function forgetChat() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Then there is nothing.
  }
}

/** The chat kept, as long as the server still has it: conversation, user and a new token. Null for none. */
export async function formerChat(directLineBase) {
  try {
    const token = sessionStorage.getItem(key);
    const response = token && await fetch(`${directLineBase}/tokens/refresh`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    return response?.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
