// A transcript on its own page or beside the chat: highlight by offsets, and find in the page. Everything else in it works without script.
import { wordsFor } from './words.js';

const maxMatches = 500;

export const scroll = (element, block) =>
  element.scrollIntoView({ block, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });

/** Marks the part of a paragraph between two offsets in its text; gives the marks, more than one where others stand within. */
function markPart(paragraph, start, end, kind) {
  const marks = [];
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let node = walker.nextNode(), at = 0; node; at += node.length, node = walker.nextNode()) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
    if (from < to) {
      pieces.push([node, from, to]);
    }
  }

  for (const [node, from, to] of pieces) {
    const mark = document.createElement('mark');
    mark.className = kind;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(mark);
    marks.push(mark);
  }

  return marks;
}

function unmark(transcript, selector) {
  for (const mark of transcript.querySelectorAll(selector)) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

/** Marks the text between two offsets of the transcript, and nothing else; gives the first mark. */
export function highlight(transcript, start, end) {
  unmark(transcript, 'mark:not(.match)');
  const marks = [];
  for (const paragraph of transcript.querySelectorAll('p[data-start]')) {
    const at = Number(paragraph.dataset.start);
    marks.push(...markPart(paragraph, start - at, end - at, ''));
  }

  return marks[0];
}

function findAll(transcript, wanted) {
  const [needle, marks] = [wanted.toLowerCase(), []];
  for (const paragraph of transcript.querySelectorAll('blockquote p')) {
    const text = paragraph.textContent.toLowerCase();
    for (let at = text.indexOf(needle); at >= 0 && marks.length < maxMatches; at = text.indexOf(needle, at + needle.length)) {
      marks.push(markPart(paragraph, at, at + needle.length, 'match'));
    }
  }

  return marks;
}

function button(label, sign, onClick) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = sign;
  element.setAttribute('aria-label', label);
  element.addEventListener('click', onClick);
  return element;
}

/** Gives a transcript its find bar. */
export function addFinder(transcript, words) {
  let matches = [];
  let place = -1;
  const form = document.createElement('form');
  const input = document.createElement('input');
  const count = document.createElement('output');
  form.className = 'finder';
  form.lang = words.tag;
  form.setAttribute('role', 'search');
  Object.assign(input, { type: 'search', placeholder: words.find, maxLength: 100 });
  input.setAttribute('aria-label', words.find);

  const go = step => {
    matches[place]?.forEach(mark => mark.classList.remove('current'));
    place = matches.length === 0 ? -1 : (place + step + matches.length) % matches.length;
    matches[place]?.forEach(mark => mark.classList.add('current'));
    count.textContent = input.value.trim() === '' ? '' : words.found(place + 1, matches.length);
    if (place >= 0) {
      scroll(matches[place][0], 'center');
    }
  };

  input.addEventListener('input', () => {
    unmark(transcript, 'mark.match');
    const wanted = input.value.trim();
    [matches, place] = [wanted === '' ? [] : findAll(transcript, wanted), -1];
    go(1);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    go(1);
  });
  form.append(input, count, button(words.findPrevious, '↑', () => go(-1)), button(words.findNext, '↓', () => go(1)));
  transcript.querySelector('.contents').after(form);
}

if (document.body.classList.contains('reader-page')) {
  const transcript = document.querySelector('.transcript');
  addFinder(transcript, wordsFor(document.documentElement.lang));
}
