// Whatever a message says becomes text (`textContent`), never markup; nothing is loaded from its URLs.

const byId = (id) => document.getElementById(id);
const EMPTY = 'No messages yet. What is sent to the sandbox appears here at once.';

let messages = [];
/** Of the start of the sandbox that the messages are of: another start counts its messages anew. */
let boot = '';
let shownPhone = '';

const load = coalesce(async () => {
  const response = await fetch('/_sandbox/messages');
  ({ boot, messages } = await response.json());
  render();
});

/** Runs the task again after it where it was asked for meanwhile, and never twice at once. */
function coalesce(task) {
  let running = false;
  let stale = false;
  return async () => {
    stale = true;
    if (running) return;
    running = true;
    while (stale) {
      stale = false;
      await task().catch(() => {});
    }
    running = false;
  };
}

function render() {
  const hash = decode(location.hash.slice(1));
  const phone = hash.startsWith('+') ? hash : '';
  const conversations = groupByPhone();
  renderList(conversations, phone);
  renderChat(conversations.find((conversation) => conversation.key === phone)?.messages ?? [], phone);
  byId('clear').disabled = messages.length === 0;
}

/** The conversation with the newest message first; in each of them the oldest message first. */
function groupByPhone() {
  const groups = Map.groupBy(messages, ({ phone }) => phone);
  return [...groups].map(([key, group]) => ({ key, messages: group.toReversed() }));
}

function renderList(conversations, phone) {
  const wanted = byId('filter').value.trim();
  const shown = conversations.filter(({ key }) => key.includes(wanted));
  reconcile(byId('conversations'), shown, createConversation, (item, conversation) => {
    const last = conversation.messages.at(-1);
    const link = item.firstElementChild;
    if (conversation.key === phone) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    put(
      item,
      '.preview',
      last.text || last.name || { image: 'Image', document: 'Document' }[last.kind] || '',
    );
    put(item, '.when', formatTime(last.accepted_at));
    put(item, '.count', conversation.messages.length);
  });
  byId('empty').hidden = shown.length > 0;
  byId('empty').textContent = messages.length === 0 ? EMPTY : 'No number fits the filter.';
}

function renderChat(list, phone) {
  const scroller = byId('scroller');
  const follow =
    phone !== shownPhone || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
  shownPhone = phone;
  document.body.dataset.view = phone === '' ? 'list' : 'chat';
  byId('phone').textContent = phone || 'No conversation chosen';
  const queued = list.filter(({ state }) => state === 'queued').length;
  const count = `${list.length} ${list.length === 1 ? 'message' : 'messages'}`;
  byId('summary').textContent = phone === '' ? '' : queued > 0 ? `${count}, ${queued} queued` : count;
  const items = list.map((message) => ({ key: `${boot} ${message.id}`, ...message }));
  reconcile(byId('messages'), items, createMessage, updateMessage);
  byId('hint').hidden = list.length > 0;
  byId('hint').textContent = phone === '' ? 'Choose a number to read what was sent to it.' : EMPTY;
  if (follow) scroller.scrollTop = scroller.scrollHeight;
}

/** Makes the children of a list those of the items, in order, and keeps the ones that it has. */
function reconcile(parent, items, create, update) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  for (const [index, item] of items.entries()) {
    const child = old.get(item.key) ?? create(item);
    child.dataset.key = item.key;
    old.delete(item.key);
    update(child, item);
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  }
  for (const child of old.values()) child.remove();
}

function createConversation({ key }) {
  const link = element('a', '', [
    element('span', 'number', key),
    element('time', 'when'),
    element('span', 'preview'),
    element('span', 'count'),
  ]);
  link.href = `#${encodeURIComponent(key)}`;
  return element('li', '', [link]);
}

function createMessage({ kind, text, url, name, accepted_at, id }) {
  const card = kind === 'text' ? [] : [createCard(kind, url, name)];
  const time = element('time', '', formatTime(accepted_at));
  time.dateTime = accepted_at;
  time.title = new Date(accepted_at).toString();
  return element('li', `bubble ${kind}`, [
    ...card,
    ...(text ? [element('p', 'text', text)] : []),
    element('p', 'meta', [element('span', 'id', `#${id}`), time, element('span', 'state')]),
  ]);
}

function updateMessage(item, { state }) {
  const mark = item.querySelector('.state');
  mark.dataset.state = state;
  mark.textContent = { queued: 'Queued', sent: 'Sent' }[state];
}

/** A link that a person may follow; the page itself never asks for what it leads to. */
function createCard(kind, url, name) {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: url, pathname: '' };
  const extension = /\.([a-z0-9]{1,5})$/i.exec(pathname)?.[1] ?? (kind === 'image' ? 'image' : 'file');
  const link = element('a', 'card', [
    element('span', 'picture', extension),
    element('span', 'name', name ?? (decode(pathname.split('/').at(-1)) || 'Image')),
    element('span', 'host', host),
  ]);
  if (/^https?:/i.test(url)) link.href = url;
  link.title = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function element(tag, className, content = []) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...(Array.isArray(content) ? content : [content]));
  return made;
}

function put(parent, selector, text) {
  parent.querySelector(selector).textContent = text;
}

function formatTime(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return today
    ? date.toLocaleTimeString(undefined, { timeStyle: 'short' })
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

function showConnection(state, words) {
  byId('connection').dataset.state = state;
  byId('connection').textContent = words;
}

// a region that scrolls has to be reached by the keyboard, https://www.w3.org/WAI/WCAG22/Understanding/keyboard
byId('scroller').tabIndex = 0;
const events = new EventSource('/_sandbox/events');
events.addEventListener('change', load);
events.addEventListener('open', () => showConnection('live', 'Live'));
events.addEventListener('error', () => {
  // the browser does not try again after an answer that is no stream of events
  const isOver = events.readyState === EventSource.CLOSED;
  showConnection('lost', isOver ? 'Not connected: reload this page' : 'Connection lost');
});
addEventListener('hashchange', render);
byId('filter').addEventListener('input', render);
byId('clear').addEventListener('click', () => fetch('/_sandbox/messages', { method: 'DELETE' }));
