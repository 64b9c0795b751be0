// Starts Web Chat over our own Direct Line, gives it our look and our answers, and keeps it connected.
import { answerElement } from './answer.js';
import { outbox } from './outbox.js';
import { Reader } from './reader.js';
import { forgetChat, formerChat, keepChat } from './session.js';
import { chatStyle } from './style.js';
import { wordsFor } from './words.js';

const directLineBase = `${location.origin}/v3/directline`;
// Of the client's connection status: 3 token expired, 4 failed to connect, 5 conversation over.
const online = 2;
const ended = [3, 4, 5];
const longestWait = 30_000;
const streamPatience = 8000;
const noticeTime = 20_000;

const words = wordsFor(document.documentElement.lang);
const locale = words.tag === 'en' ? 'en-US' : 'zh-CN';
const page = JSON.parse(document.querySelector('#page').textContent);
const nonce = document.querySelector('script[nonce]').nonce;
const searched = { transcripts: page.transcripts.length, paragraphs: page.transcripts.reduce((sum, { paragraphs }) => sum + paragraphs, 0) };
const notice = document.querySelector('.notice');
const chat = document.querySelector('.chat');
const newChat = document.querySelector('.new-chat');
const reader = new Reader(document.querySelector('.reader-pane'), words);
const shown = new Map();

async function newToken() {
  const response = await fetch(`${directLineBase}/tokens/generate`, { method: 'POST' });
  if (!response.ok) {
    throw new Error(`No token: ${response.status}.`);
  }

  return response.json();
}

function bundle() {
  const script = document.querySelector('#bundle');
  return new Promise((resolve, reject) => {
    const take = () => resolve(globalThis.WebChat);
    if (globalThis.WebChat) {
      take();
    } else {
      script.addEventListener('load', take);
      script.addEventListener('error', () => reject(new Error('The chat did not load.')));
    }
  });
}

/**
 * The client never tries another way when its stream is kept out, as some proxies do, and says nothing when one breaks. This tells of both; `WebSocket` is replaced
 * in this page alone.
 */
function watchStreams({ onOpen, onBreak, onBlocked }) {
  const Plain = globalThis.WebSocket;
  if (!Plain) {
    return;
  }

  globalThis.WebSocket = class extends Plain {
    constructor(...parameters) {
      super(...parameters);
      const patience = setTimeout(onBlocked, streamPatience);
      const settle = () => clearTimeout(patience);
      let opened = false;
      this.addEventListener('open', () => { opened = true; settle(); onOpen(); });
      this.addEventListener('close', () => { settle(); (opened ? onBreak : onBlocked)(); });
    }
  };
}

function tell(message, withPlainPage = false) {
  notice.replaceChildren(message);
  notice.hidden = message === '';
  if (withPlainPage) {
    const link = document.createElement('a');
    link.href = '/?plain';
    link.textContent = words.plain;
    notice.append(' ', link);
  }
}

/** Web Chat renders with a React of its own that it does not give out; an element is a plain object, so one of its own, with another type, is ours. */
function domElement(sample, key, create) {
  if (!shown.has(key)) {
    const element = create();
    // One function for each message: React would empty and fill the place again with each new one, and fold the context in.
    shown.set(key, place => place && place.firstChild !== element && place.replaceChildren(element));
  }

  return { ...sample, type: 'div', key: null, ref: shown.get(key), props: {} };
}

/** @param conversationId of a former chat, which goes on; none for a new one */
function start(WebChat, firstToken, conversationId) {
  const store = WebChat.createStore({}, outbox(chat, () => notice.hidden && tell(words.waiting)));
  const ask = text => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'imBack' } });

  const attachmentMiddleware = () => next => (...parameters) => {
    const [{ activity, attachment }] = parameters;
    const { answer } = activity?.channelData ?? {};
    const usual = next(...parameters);
    // The text comes as an attachment of its own making; a card that comes with it stays as it is.
    return answer && activity.from.role === 'bot' && typeof attachment?.content === 'string' && typeof usual === 'object'
      ? domElement(usual, activity.id, () => answerElement(answer, { words: wordsFor(activity.locale), reader, ask, searched }))
      : usual;
  };

  const render = (directLine, userID) =>
    WebChat.renderWebChat({ directLine, store, locale, userID, nonce, attachmentMiddleware, styleOptions: chatStyle(), overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: words.placeholder } }, chat);

  let current = null;
  let webSocket = true;

  /** @param how `continued`: there was a conversation before; `conversationId`: go on in this one. */
  const connect = ({ token, userId }, { continued = false, conversationId } = {}) => {
    const directLine = WebChat.createDirectLine({ token, conversationId, webSocket, domain: directLineBase, conversationStartProperties: { locale, continued } });
    current = { directLine, userId };
    directLine.connectionStatus$.subscribe(status => {
      if (directLine !== current.directLine || current.isLeft) {
        return;
      }

      if (status === online) {
        current.wasOnline = true;
        tell(continued ? words.reconnected : '');
        setTimeout(() => notice.textContent === words.reconnected && tell(''), noticeTime);
      } else if (ended.includes(status)) {
        reconnect(current.wasOnline || continued);
      }
    });
    render(directLine, userId);
  };

  // A server that was started anew does not know the old conversation; a new one goes on below what is on the page.
  const reconnect = async continued => {
    const left = current;
    left.isLeft = true;
    left.directLine.end();
    tell(words.reconnecting);
    for (let wait = 1000; left === current; wait = Math.min(wait * 2, longestWait)) {
      await new Promise(resolve => { setTimeout(resolve, wait); });
      try {
        connect(await newToken(), { continued });
      } catch {
        // Still not there; the notice says so.
      }
    }
  };

  watchStreams({
    onBreak: () => tell(words.reconnecting),
    onOpen: () => notice.textContent === words.reconnecting && tell(''),
    onBlocked: () => {
      if (webSocket) {
        webSocket = false;
        const { directLine, userId } = current;
        connect({ token: directLine.token, userId }, { conversationId: directLine.conversationId });
        directLine.end();
      }
    },
  });
  connect(firstToken, { conversationId });

  // The client renews its token by itself; the latest counts.
  addEventListener('pagehide', () => current.wasOnline && !current.isLeft && keepChat(current.directLine.token));
  newChat.hidden = false;
  newChat.addEventListener('click', () => {
    current.isLeft = true;
    forgetChat();
    location.assign(location.pathname + location.search);
  });
}

document.querySelector('.bar nav a[href="/transcripts"]').addEventListener('click', event => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    reader.list(event.currentTarget);
  }
});

try {
  const [WebChat, former] = await Promise.all([bundle(), formerChat(directLineBase)]);
  start(WebChat, former ?? await newToken(), former?.conversationId);
} catch {
  tell(words.failed, true);
}
