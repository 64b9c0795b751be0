// While Web Chat has no connection, before the first stands and while another is made, it does not send what is in its box and drops what buttons in
// the page send. Here both wait until there is one.
const sending = /^WEB_CHAT\/SEND_/u;
const submit = { type: 'WEB_CHAT/SUBMIT_SEND_BOX', payload: { method: 'keyboard' } };

// Enter that chooses a character of an input method sends nothing.
const submits = ({ type, key, shiftKey, isComposing, target }) => (type === 'click'
  ? target.closest('.webchat__send-button') !== null
  : key === 'Enter' && !shiftKey && !isComposing && target.matches('.webchat__send-box textarea'));

/**
 * A middleware for Web Chat's store.
 * @param place where the box is
 * @param onWait called when something has to wait
 */
export function outbox(place, onWait) {
  const waiting = [];
  let connected = false;

  const wait = action => {
    waiting.push(action);
    onWait();
  };

  // The text stays in the box, and may be changed, until it is sent.
  const hold = event => {
    if (!connected && submits(event)) {
      event.preventDefault();
      event.stopPropagation();
      waiting.includes(submit) || wait(submit);
    }
  };
  place.addEventListener('keydown', hold, true);
  place.addEventListener('click', hold, true);

  return () => next => action => {
    if (!connected && sending.test(action.type)) {
      wait(action);
      return action;
    }

    const result = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      connected = true;
      // Not within this change of its state: Web Chat is drawing then.
      setTimeout(() => waiting.splice(0).forEach(next));
    } else if (action.type === 'DIRECT_LINE/DISCONNECT_PENDING') {
      connected = false;
    }

    return result;
  };
}
