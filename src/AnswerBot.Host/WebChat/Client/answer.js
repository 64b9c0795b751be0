// Shows the answer model that travels with the bot's message: quotations as quotations, each with its source one step away. Text from outside only ever becomes text nodes.

const chineseQuote = text => `「${text}」`;
const englishQuote = text => `“${text}”`;
const isChinese = text => /[\u2e80-\u9fff]/.test(text);

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && typeof value !== 'string') {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }

  element.append(...children);
  return element;
}

/** The quotation's text with the telling sentences marked. */
function marked(quote, highlights) {
  const parts = [];
  let at = 0;
  for (const { start, length } of highlights) {
    parts.push(quote.slice(at, start), make('mark', {}, quote.slice(start, start + length)));
    at = start + length;
  }

  return [...parts, quote.slice(at)];
}

/** What is copied: the quotation, or the part of it that is selected, and who said it to whom and when. */
export function quotation(excerpt, words, selected) {
  const { citation } = excerpt;
  const text = selected && excerpt.quote.includes(selected) ? selected : excerpt.quote;
  if (words.tag === 'en') {
    return `${englishQuote(text)} — ${excerpt.attribution}`;
  }

  const parts = [citation.speaker, citation.asker ? words.answering(citation.asker) : words.opening];
  if (citation.date) {
    parts.push(words.day(new Date(citation.date)));
  }

  return `${chineseQuote(text)}——${parts.join('，')}`;
}

async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }

  // Over plain HTTP on another machine browsers have no clipboard for pages; the old way still works there.
  const area = make('textarea', { 'aria-hidden': 'true', class: 'unseen' }, text);
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) {
    throw new Error('The browser refused to copy.');
  }
}

function selectedIn(element) {
  const selection = getSelection();
  return selection.rangeCount > 0 && element.contains(selection.getRangeAt(0).commonAncestorContainer) ? selection.toString().trim() : '';
}

function copyButton(excerpt, quote, words) {
  const button = make('button', { type: 'button', class: 'copy' }, words.copy);
  const said = make('span', { role: 'status', class: 'said' });
  // A press takes the selection away; look before it does.
  let selected = '';
  button.addEventListener('pointerdown', () => { selected = selectedIn(quote); });
  button.addEventListener('click', async () => {
    try {
      await copy(quotation(excerpt, words, selected));
      said.textContent = words.copied;
    } catch {
      said.textContent = words.notCopied;
    }

    selected = '';
    setTimeout(() => { said.textContent = ''; }, 3000);
  });
  return [button, said];
}

/** The whole turn, folded out below the quotation. */
function contextButton(citation, words, reader) {
  const context = make('div', { class: 'context', hidden: true });
  const button = make('button', { type: 'button', class: 'more', 'aria-expanded': 'false' }, words.context);
  button.addEventListener('click', async () => {
    if (!context.hasChildNodes()) {
      try {
        const transcript = await reader.load(citation.transcriptId);
        const turn = transcript.querySelector(`#t${citation.turn}`).cloneNode(true);
        turn.querySelector('.neighbours')?.remove();
        turn.querySelector(`#t${citation.turn}-p${citation.paragraph}`)?.classList.add('here');
        turn.querySelectorAll('mark').forEach(mark => mark.replaceWith(...mark.childNodes));
        [turn, ...turn.querySelectorAll('[id]')].forEach(element => element.removeAttribute('id'));
        context.lang = transcript.lang;
        context.append(...turn.childNodes);
      } catch {
        context.replaceChildren();
        button.textContent = words.notOpened;
        return;
      }
    }

    context.hidden = !context.hidden;
    button.setAttribute('aria-expanded', String(!context.hidden));
  });
  return [button, context];
}

function transcriptLink(url, label, reader) {
  const link = make('a', { href: url, class: 'open' }, label);
  link.addEventListener('click', event => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      reader.open(url, link);
    }
  });
  return link;
}

function excerptFigure(excerpt, words, reader) {
  const { citation } = excerpt;
  const language = isChinese(excerpt.quote) ? 'zh' : 'en';
  const quote = make('blockquote', { cite: citation.sourceUrl ?? citation.url, lang: language }, ...marked(excerpt.quote, excerpt.highlights));
  const [more, context] = contextButton(citation, words, reader);
  const actions = make('div', { class: 'actions' }, transcriptLink(citation.url, words.open, reader), more, ...copyButton(excerpt, quote, words));
  if (citation.sourceUrl) {
    actions.append(make('a', { href: citation.sourceUrl, target: '_blank', rel: 'noopener noreferrer' }, `${words.source} ↗`));
  }

  const figure = make('figure', { class: 'excerpt' });
  if (citation.askerQuestion) {
    figure.append(make('p', { class: 'asked', lang: language }, make('b', {}, words.asked(citation.asker)), citation.askerQuestion));
  }

  figure.append(quote, make('figcaption', {}, '—— ', make('cite', {}, excerpt.attribution)), actions, context);
  return figure;
}

function relatedList(related, words, reader, ask) {
  return make('ul', { class: 'related' }, ...related.map(({ asker, question, url }) => {
    const button = make('button', { type: 'button', title: words.ask, lang: isChinese(question) ? 'zh' : 'en' }, asker ? make('b', {}, words.asked(asker)) : '', question);
    button.addEventListener('click', () => ask(question));
    return make('li', {}, button, transcriptLink(url, words.open, reader));
  }));
}

function summarySection(summary, words) {
  return make('section', { class: 'summary' }, make('p', {}, summary.text), make('p', { class: 'quiet' }, words.summary));
}

/** An answer as an element; `ask` sends a question as if it had been typed. */
export function answerElement(answer, { words, reader, ask, searched }) {
  const element = make('article', { class: 'answer', 'data-outcome': answer.outcome });
  if (answer.summary.text) {
    element.append(summarySection(answer.summary, words));
  }

  element.append(make('p', { class: 'outcome' }, answer.message));
  // Small talk searches nothing: it has no related questions and nothing to go on with.
  if (answer.outcome !== 'answered' && (answer.related.length > 0 || answer.suggestions.length > 0)) {
    element.append(make('p', { class: 'quiet searched' }, words.searched(searched.transcripts, searched.paragraphs)));
  }

  element.append(...answer.excerpts.map(excerpt => excerptFigure(excerpt, words, reader)));
  if (answer.related.length > 0) {
    element.append(relatedList(answer.related, words, reader, ask));
  }

  return element;
}
