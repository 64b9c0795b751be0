// The pane beside the chat: shows the main part of a transcript's page, fetched and put into this page, so that a citation is opened, scrolled to and marked without a reload.
import { addFinder, highlight, scroll } from './transcript.js';

const pageOf = /^\/transcripts\/([a-z0-9-]+)$/;
const narrow = matchMedia('(max-width: 55rem)');

export class Reader {
  #pane;
  #body;
  #list;
  #all;
  #words;
  #transcripts = new Map();
  #opener = null;
  #latest = 0;

  constructor(pane, words) {
    this.#pane = pane;
    this.#words = words;
    this.#body = pane.querySelector('.reader-body');
    this.#all = pane.querySelector('.all');
    this.#list = [...this.#body.childNodes];
    pane.addEventListener('click', event => this.#follow(event));
    pane.addEventListener('keydown', event => event.key === 'Escape' && this.#leave());
    pane.querySelector('.back').addEventListener('click', () => this.#leave());
    addEventListener('popstate', () => this.#close());
  }

  /** Whether a link leads to a transcript, which this can show. */
  static shows(link) {
    return link.origin === location.origin && pageOf.test(link.pathname);
  }

  /** Shows the place that a link leads to. */
  async open(href, opener) {
    const url = new URL(href, location.href);
    const turn = ++this.#latest;
    this.#opener = opener ?? this.#opener;
    this.#show();
    try {
      const transcript = await this.load(pageOf.exec(url.pathname)[1]);
      // Somebody who clicks twice wants the second.
      if (turn === this.#latest) {
        this.#present(transcript, url);
      }
    } catch {
      if (turn === this.#latest) {
        this.#tell(this.#words.notOpened, href);
      }
    }
  }

  /** Shows what transcripts there are. */
  list(opener) {
    this.#latest++;
    this.#opener = opener ?? this.#opener;
    this.#body.replaceChildren(...this.#list);
    this.#all.hidden = true;
    this.#show();
    this.#body.focus();
  }

  /** The main part of a transcript's page; fetched once. */
  load(id) {
    if (!this.#transcripts.has(id)) {
      const loading = this.#fetch(id);
      this.#transcripts.set(id, loading);
      loading.catch(() => this.#transcripts.delete(id));
    }

    return this.#transcripts.get(id);
  }

  async #fetch(id) {
    const response = await fetch(`/transcripts/${id}?lang=${this.#words.tag}`);
    if (!response.ok) {
      throw new Error(`The transcript's page answered ${response.status}.`);
    }

    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const transcript = document.createElement('article');
    const main = page.querySelector('main.transcript');
    transcript.className = 'transcript';
    transcript.lang = main.lang;
    transcript.append(...main.childNodes);
    addFinder(transcript, this.#words);
    return document.adoptNode(transcript);
  }

  #present(transcript, url) {
    if (this.#body.firstChild !== transcript) {
      this.#body.replaceChildren(transcript);
    }

    this.#all.hidden = false;
    const [start, end] = (url.searchParams.get('highlight') ?? '').split('-').map(Number);
    const mark = end > start ? highlight(transcript, start, end) : null;
    const target = mark ?? (url.hash ? transcript.querySelector(`#${CSS.escape(url.hash.slice(1))}`) : null);
    this.#goTo(target ?? transcript.querySelector('h1'), mark ? 'center' : 'start');
  }

  #goTo(target, block) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    scroll(target, block);
  }

  #tell(message, href) {
    const paragraph = document.createElement('p');
    const again = document.createElement('button');
    paragraph.setAttribute('role', 'alert');
    paragraph.textContent = `${message} `;
    again.type = 'button';
    again.textContent = this.#words.again;
    again.addEventListener('click', () => this.open(href));
    paragraph.append(again);
    this.#body.replaceChildren(paragraph);
    this.#all.hidden = false;
  }

  #show() {
    if (narrow.matches && !document.body.classList.contains('reading')) {
      history.pushState({ reading: true }, '');
    }

    document.body.classList.add('reading');
  }

  // On a narrow screen the pane is a step forward: leaving it goes back, by our button as by the browser's.
  #leave() {
    if (history.state?.reading) {
      history.back();
    } else {
      this.#close();
    }
  }

  #close() {
    document.body.classList.remove('reading');
    this.#opener?.focus();
    this.#opener = null;
  }

  #follow(event) {
    const link = event.target.closest('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || link.origin !== location.origin) {
      return;
    }

    if (link === this.#all) {
      event.preventDefault();
      this.list();
    } else if (link.getAttribute('href').startsWith('#')) {
      event.preventDefault();
      this.#goTo(this.#body.querySelector(`#${CSS.escape(link.hash.slice(1))}`), 'start');
    } else if (Reader.shows(link)) {
      event.preventDefault();
      this.open(link.href, link);
    }
  }
}
