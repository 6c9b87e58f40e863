// Follows a page's live parts: the server sends each anew when it has changed.
import { morph } from './morph.js';
import { stream } from './stream.js';
import { announce } from './announce.js';

const words = {
    live: 'Live',
    waiting: 'Connecting again…',
    gone: 'No longer live: reload the page',
    over: 'Up to date',
};

export function follow(root) {
    const over = root.dataset.over;
    const state = root.querySelector('[data-live-state]') ?? document.querySelector('[data-live-state]');

    const say = name => {
        if (state && state.dataset.state !== name) {
            state.dataset.state = name;
            state.textContent = words[name];
        }
        if (name === 'gone') {
            announce(words.gone);
        }
    };

    stream(root.dataset.live, {
        part: data => {
            const { id, html } = JSON.parse(data);
            const part = document.getElementById(id);
            if (part) {
                morph(part, html);
                part.dispatchEvent(new CustomEvent('part', { bubbles: true }));
            }
        },
        over: async (_, end) => {
            end();
            say('over');
            await refresh();
            announce(over ?? `It has ended: ${document.title}`);
        },
    }, say);
}

// The page as it is now, with what has become possible: whoever is reading stays where they are.
async function refresh() {
    try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (answer.ok && !answer.redirected) {
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const fresh = page.getElementById('main');
            if (fresh) {
                morph(document.getElementById('main'), fresh.innerHTML);
                document.title = page.title;
                // What was found may have been forgotten meanwhile; then it is looked for anew.
                document.querySelectorAll('[data-late]').forEach(follow);
            }
        }
    } catch {
        // What was shown last stays; loading the page again shows the rest.
    }
}
