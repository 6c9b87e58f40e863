// Seed switches: they turn at once, say that they wait, and turn back with the reason when the backend refuses.
import { announce } from './console.js';

const AT_ONCE = 4;
const PATIENCE = 60_000;
const REST = 1000;

const gallery = document.querySelector('.gallery[data-person]');
const locked = gallery.dataset.locked === 'yes';
const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';
const fate = gallery.querySelector('[data-fate]');
const photos = [...gallery.querySelectorAll('.photo')].map(read);
const byElement = new Map(photos.map(photo => [photo.element, photo]));
const queue = [];
let running = 0;
let current = photos[0];
let lastPicked = null;
let lastBatch = null;
let lookedAt = 0;

function read(element) {
    const button = element.querySelector('[data-switch]');
    return {
        element,
        button,
        link: element.dataset.link,
        name: element.dataset.name,
        pick: element.querySelector('[data-pick]'),
        told: element.querySelector('[data-told]'),
        known: button?.getAttribute('aria-checked') === 'true',
        wish: null,
        sent: null,
    };
}

const canTurn = photo => photo.element.dataset.can === 'yes';
const isBusy = photo => photo.wish !== null || photo.sent !== null;
const wanted = photo => (photo.wish ?? photo.sent)?.flag ?? photo.known;
const picked = () => photos.filter(photo => photo.pick?.checked);
const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
const states = flag => (flag ? 'is a facebank seed' : 'is no facebank seed');

// One photo

function show(photo) {
    if (!photo.button) {
        return;
    }
    photo.button.setAttribute('aria-checked', String(wanted(photo)));
    photo.button.toggleAttribute('data-pending', isBusy(photo));
    photo.element.setAttribute('aria-busy', String(isBusy(photo)));
}

function tell(photo, text, kind) {
    photo.told.textContent = text ?? '';
    photo.told.hidden = !text;
    photo.told.dataset.kind = kind ?? '';
}

function learn(photo, flag) {
    photo.known = flag;
    const flagged = document.querySelector('[data-count="flagged"]');
    if (flagged) {
        // What another page shows is counted too: only differences of this one are added.
        counts.flagged += (flag ? 1 : 0) - (photo.counted ? 1 : 0);
        flagged.textContent = counts.flagged.toLocaleString('en-US');
    }
    photo.counted = flag;
}

const counts = { flagged: Number((document.querySelector('[data-count="flagged"]')?.textContent ?? '0').replaceAll(',', '')) };
photos.forEach(photo => { photo.counted = photo.known; });

// Requests: a few at once, one of a photo at a time; the last wish counts.

function wish(photo, flag, batch) {
    if (photo.wish) {
        photo.wish.batch.settle(photo, { over: true });
    }
    photo.wish = { flag, batch };
    tell(photo, null);
    show(photo);
    if (photo.sent === null && !queue.includes(photo)) {
        queue.push(photo);
    }
    pump();
}

function pump() {
    while (running < AT_ONCE && queue.length > 0) {
        const photo = queue.shift();
        photo.sent = photo.wish;
        photo.wish = null;
        running++;
        run(photo);
    }
}

async function run(photo) {
    const { flag, batch } = photo.sent;
    const answer = photo.known === flag && !photo.unsure ? { done: true } : await send(photo, flag);
    photo.sent = null;
    running--;
    photo.unsure = Boolean(answer.unsure);
    if (answer.done) {
        learn(photo, flag);
    } else if (!photo.wish) {
        tell(photo, answer.reason, 'bad');
    }
    if (photo.wish) {
        queue.push(photo);
    }
    show(photo);
    batch.settle(photo, answer);
    pump();
}

async function send(photo, flag) {
    let response;
    try {
        response = await fetch(gallery.dataset.toggle.replace('{link}', photo.link), {
            method: 'PATCH',
            headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': token },
            body: JSON.stringify({ facebank_seed: flag }),
            credentials: 'same-origin',
            keepalive: true,
            signal: AbortSignal.timeout(PATIENCE),
        });
    } catch {
        return refused('The console could not be reached. Whether the flag has changed is not known.', true);
    }
    let body = null;
    try {
        body = await response.json();
    } catch {
        // What is no JSON tells nothing.
    }
    if (response.ok && body?.link_id === photo.link && body.facebank_seed === flag) {
        return { done: true };
    }
    return refused(reasonOf(response, body), response.status >= 500 || response.ok);
}

const refused = (reason, unsure) => ({ done: false, reason, unsure });

function reasonOf(response, body) {
    const error = typeof body?.error === 'string' ? body.error : null;
    if (response.status === 401 && error === 'unauthorized') {
        return 'Your session is over: load the page again and sign in. Nothing was changed.';
    }
    if (response.status === 403 && error === 'forbidden') {
        return 'Your role does not allow it: only an allowlisted admin flags seeds. Nothing was changed.';
    }
    const wayOut = response.headers.get('X-Screenalytics-Way-Out');
    const said = error ? error.replace(/[.\s]+$/, '') : 'The console gave no answer that can be read';
    return `${said} (${response.status}).${wayOut ? ` ${wayOut}` : ''}`;
}

// What was asked for together is told together.

const already = number => `${count(number, 'photo stands', 'photos stand')} so already.`;

function start(asked, flag, isUndo, same = 0) {
    const of = typeof flag === 'function' ? flag : () => flag;
    const batch = { flag, of, isUndo, same, left: asked.length, done: [], refused: [] };
    batch.settle = (photo, answer) => {
        batch.left--;
        if (answer.done) {
            batch.done.push(photo);
        } else if (!answer.over) {
            batch.refused.push({ photo, reason: answer.reason });
        }
        batch.unsure ||= answer.unsure;
        if (batch.left === 0) {
            finish(batch);
        } else if (asked.length > 1) {
            say(`${asked.length - batch.left} of ${asked.length} done …`, 'info');
        }
    };
    if (asked.length > 1) {
        say(`0 of ${asked.length} done …`, 'info');
    }
    asked.forEach(photo => wish(photo, of(photo), batch));
}

function finish(batch) {
    const { done } = batch;
    const not = batch.refused.sort((one, other) => photos.indexOf(one.photo) - photos.indexOf(other.photo));
    if (done.length + not.length === 0) {
        return;
    }
    const what = batch.isUndo ? 'Undone' : batch.flag === true ? 'Flagged' : 'Flag taken away';
    const text = [];
    if (done.length === 1 && not.length === 0) {
        text.push(`${done[0].name} ${states(done[0].known)}${batch.isUndo ? ' again' : ''}.`);
    } else if (done.length > 0) {
        text.push(`${what}: ${count(done.length, 'photo', 'photos')}.`);
    }
    if (not.length > 0) {
        text.push(`Not done: ${count(not.length, 'photo', 'photos')}.`);
    }
    if (batch.same > 0) {
        text.push(already(batch.same));
    }
    lastBatch = done.length > 0 && !batch.isUndo ? batch : null;
    for (const photo of done.filter(one => one.pick)) {
        photo.pick.checked = false;
    }
    for (const { photo } of not) {
        if (photo.pick && not.length + done.length > 1) {
            photo.pick.checked = true;
        }
    }
    showPicked();
    say(text.join(' '), not.length === 0 ? 'good' : 'bad', not);
    announce([...text, ...not.slice(0, 5).map(({ photo, reason }) => `${photo.name}: ${reason}`)].join(' '));
    if (batch.unsure) {
        look(true);
    }
}

function say(text, kind, not = []) {
    fate.replaceChildren();
    fate.className = `notice gallery-fate notice-${kind}`;
    fate.hidden = false;
    fate.append(element('p', text));
    if (not.length > 0) {
        const list = element('ul');
        list.append(...not.map(({ photo, reason }) => {
            const item = element('li');
            const link = element('a', photo.name);
            link.href = `#${photo.element.id}`;
            link.addEventListener('click', event => {
                event.preventDefault();
                go(photo);
            });
            item.append(link, `: ${reason}`);
            return item;
        }));
        fate.append(list);
    }
    if (lastBatch && kind !== 'info') {
        const button = element('button', 'Undo');
        button.type = 'button';
        button.className = 'btn';
        button.addEventListener('click', undo);
        fate.append(button);
    }
}

function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text ?? '';
    return made;
}

function undo() {
    const batch = lastBatch;
    if (!batch) {
        announce('There is nothing to undo.');
        return;
    }
    lastBatch = null;
    start(batch.done, photo => !batch.of(photo), true);
}

function turn(photo) {
    if (!canTurn(photo)) {
        announce(`${photo.name}: ${(document.getElementById('locked') ?? photo.element.querySelector('.photo-why'))?.textContent.trim() ?? ''}`);
        return;
    }
    turnAll([photo], !wanted(photo));
}

function turnAll(asked, flag) {
    const rest = asked.filter(photo => canTurn(photo) && (wanted(photo) !== flag || photo.unsure));
    const same = asked.filter(photo => !rest.includes(photo));
    for (const photo of same.filter(one => one.pick)) {
        photo.pick.checked = false;
    }
    showPicked();
    if (rest.length === 0) {
        const text = `Nothing to do: ${already(same.length)}`;
        say(text, 'info');
        announce(text);
        return;
    }
    start(rest, flag, false, same.length);
}

// What others do meanwhile

async function look(isForced) {
    const now = performance.now();
    if (document.visibilityState !== 'visible' || (!isForced && now - lookedAt < REST)) {
        return;
    }
    lookedAt = now;
    let flags;
    try {
        const response = await fetch(gallery.dataset.flags, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
        if (!response.ok) {
            return;
        }
        flags = await response.json();
    } catch {
        return;
    }
    const changed = photos.filter(photo => !isBusy(photo) && take(photo, flags.links[photo.link]));
    counts.flagged = flags.flagged;
    const flagged = document.querySelector('[data-count="flagged"]');
    const total = document.querySelector('[data-count="total"]');
    flagged.textContent = flags.flagged.toLocaleString('en-US');
    total.textContent = flags.total.toLocaleString('en-US');
    if (changed.length > 0) {
        announce(`${count(changed.length, 'flag', 'flags')} changed meanwhile: ${changed.slice(0, 5).map(photo => `${photo.name} ${states(photo.known)}`).join(', ')}.`);
    }
}

function take(photo, flag) {
    if (flag === undefined) {
        photo.element.dataset.can = '';
        photo.button?.setAttribute('aria-disabled', 'true');
        tell(photo, 'It is in the gallery no more.', 'bad');
        return false;
    }
    photo.unsure = false;
    const isNew = photo.known !== flag;
    photo.known = photo.counted = flag;
    if (isNew) {
        tell(photo, `Changed meanwhile: it ${states(flag)}.`, 'info');
        show(photo);
    }
    return isNew;
}

// Selecting

function showPicked() {
    const chosen = picked();
    const all = gallery.querySelector('[data-all]');
    if (!all) {
        return;
    }
    const able = photos.filter(canTurn);
    all.checked = able.length > 0 && chosen.length === able.length;
    all.indeterminate = chosen.length > 0 && !all.checked;
    all.disabled = able.length === 0;
    gallery.querySelector('[data-selected]').textContent = chosen.length === 0 ? 'None selected' : `${chosen.length} selected`;
    for (const button of gallery.querySelectorAll('[data-do]')) {
        button.disabled = chosen.length === 0;
    }
    for (const photo of photos) {
        photo.element.toggleAttribute('data-picked', Boolean(photo.pick?.checked));
    }
}

function pickTo(photo, isRange, value) {
    if (!photo.pick) {
        return;
    }
    const from = isRange && lastPicked ? photos.indexOf(lastPicked) : photos.indexOf(photo);
    const to = photos.indexOf(photo);
    for (const one of photos.slice(Math.min(from, to), Math.max(from, to) + 1)) {
        if (one.pick) {
            one.pick.checked = value;
        }
    }
    lastPicked = photo;
    showPicked();
}

function pickAll(value) {
    photos.filter(canTurn).forEach(photo => { photo.pick.checked = value; });
    showPicked();
    announce(value ? `${count(picked().length, 'photo', 'photos')} selected.` : 'None selected.');
}

// Moving: one photo is in the order of the tab key, arrows lead to the others.

const stop = photo => photo.button ?? photo.element;

function settleTabs() {
    for (const photo of photos) {
        stop(photo).tabIndex = photo === current ? 0 : -1;
        if (photo.pick) {
            photo.pick.tabIndex = photo === current ? 0 : -1;
        }
    }
}

function go(photo) {
    current = photo;
    settleTabs();
    stop(photo).focus();
    photo.element.scrollIntoView({ block: 'nearest' });
}

function columns() {
    const top = photos[0].element.offsetTop;
    const next = photos.findIndex(photo => photo.element.offsetTop !== top);
    return next < 0 ? photos.length : next;
}

function step(key, from) {
    const at = photos.indexOf(from);
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns(), ArrowDown: columns() }[key];
    return key === 'Home' ? photos[0] : key === 'End' ? photos.at(-1) : by === undefined ? undefined : photos[at + by] ?? null;
}

gallery.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    const photo = byElement.get(event.target.closest('.photo'));
    if (photo) {
        const next = step(event.key, photo);
        if (next !== undefined) {
            event.preventDefault();
            if (next) {
                go(next);
            }
            return;
        }
        if (event.key.toLowerCase() === 'x' && canTurn(photo)) {
            event.preventDefault();
            pickTo(photo, event.shiftKey, event.shiftKey || !photo.pick.checked);
            announce(`${photo.name} ${photo.pick.checked ? 'selected' : 'not selected'}, ${picked().length} in all.`);
            return;
        }
    }
    if (locked) {
        return;
    }
    if (event.key === 'a') {
        pickAll(picked().length < photos.filter(canTurn).length);
    } else if (event.key.toLowerCase() === 'f' && picked().length > 0) {
        turnAll(picked(), !event.shiftKey);
    } else if (event.key === 'u') {
        undo();
    } else if (event.key === 'Escape' && picked().length > 0 && !event.target.closest('details[open]')) {
        pickAll(false);
    }
});

gallery.addEventListener('focusin', event => {
    const photo = byElement.get(event.target.closest('.photo'));
    if (photo && photo !== current) {
        current = photo;
        settleTabs();
    }
});

gallery.addEventListener('click', event => {
    const button = event.target.closest('[data-do]');
    if (button) {
        turnAll(picked(), button.dataset.do === 'flag');
        return;
    }
    if (event.target.matches('[data-all]')) {
        pickAll(event.target.checked);
        return;
    }
    const photo = byElement.get(event.target.closest('.photo'));
    if (!photo) {
        return;
    }
    if (event.target.closest('[data-switch]')) {
        turn(photo);
    } else if (event.target === photo.pick) {
        pickTo(photo, event.shiftKey, photo.pick.checked);
    } else if (event.target.closest('.photo-frame') && !event.target.closest('.photo-pick') && canTurn(photo)) {
        pickTo(photo, event.shiftKey, event.shiftKey || !photo.pick.checked);
    }
});

document.addEventListener('keydown', event => {
    const keys = gallery.querySelector('.gallery-keys');
    if (event.key === '?' && keys && !event.target.closest?.('input:not([type=checkbox]), textarea, select')) {
        event.preventDefault();
        keys.open = !keys.open;
        if (keys.open) {
            keys.querySelector('summary').focus();
        }
    }
});

addEventListener('focus', () => look(false));
document.addEventListener('visibilitychange', () => look(false));
addEventListener('pageshow', event => {
    showPicked();
    if (event.persisted) {
        look(true);
    }
});

settleTabs();
showPicked();
