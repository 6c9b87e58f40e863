// Asks for flags: a few at once, one of a photo at a time; the last wish counts.
import { gallery, learn, photos, show, tell } from './gallery-photos.js';

const AT_ONCE = 4;
const PATIENCE = 60_000;

const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';
const queue = [];
let running = 0;

// What was sent is carried out whoever leaves; what waits for its turn would be lost.
addEventListener('beforeunload', event => {
    if (photos.some(photo => photo.wish)) {
        event.preventDefault();
    }
});

export function wish(photo, flag, batch) {
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
    // How it stood, as far as that is known: what was never changed is not to be undone.
    const before = photo.unsure ? null : photo.known;
    const answer = before === flag ? { done: true } : await send(photo, flag);
    photo.sent = null;
    photo.answeredAt = performance.now();
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
    batch.settle(photo, { ...answer, before });
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
