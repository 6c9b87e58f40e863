// Says something to whoever can't see that it has changed.
export function announce(text) {
    const place = document.getElementById('announce');
    if (place) {
        place.textContent = '';
        requestAnimationFrame(() => { place.textContent = text; });
    }
}
