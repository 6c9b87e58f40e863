namespace Screenalytics.Ingest.Inspection.Fallback.Html;

/// <summary>What a page does: searches and sorts its people.</summary>
internal static class PageScript
{
    /// <summary>Its script; without it the page is whole, only not searchable.</summary>
    public const string Text = """

        (() => {
          const body = document.getElementById('rows');
          if (!body) return;
          const search = document.getElementById('search');
          const chips = [...document.querySelectorAll('#kinds button')];
          const heads = [...document.querySelectorAll('.list th')];
          const rows = [...body.rows].map(row => ({
            row, kind: row.dataset.kind, text: row.textContent.toLowerCase(),
            keys: [...row.cells].map(cell => cell.textContent)
          }));
          const show = () => {
            const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
            const kinds = chips.filter(chip => chip.getAttribute('aria-pressed') === 'true').map(chip => chip.value);
            let shown = 0;
            for (const it of rows) {
              const hidden = (kinds.length > 0 && !kinds.includes(it.kind)) || !words.every(word => it.text.includes(word));
              it.row.hidden = hidden;
              shown += hidden ? 0 : 1;
            }
            document.getElementById('count').textContent =
              shown === rows.length ? `${shown} people` : `${shown} of ${rows.length} people`;
            document.getElementById('none').hidden = shown > 0;
          };
          let waiting = 0;
          search.addEventListener('input', () => {
            clearTimeout(waiting);
            waiting = setTimeout(show, 80);
          });
          for (const chip of chips) {
            chip.addEventListener('click', () => {
              chip.setAttribute('aria-pressed', chip.getAttribute('aria-pressed') !== 'true');
              show();
            });
          }
          heads.forEach((head, column) => head.firstElementChild.addEventListener('click', () => {
            const up = head.getAttribute('aria-sort') !== 'ascending';
            for (const other of heads) other.setAttribute('aria-sort', 'none');
            head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
            const numeric = rows.every(it => /^[-\d.,%\s]*$/.test(it.keys[column]));
            const order = new Intl.Collator('en', { numeric });
            rows.sort((a, b) => (up ? 1 : -1) * order.compare(a.keys[column], b.keys[column]));
            body.append(...rows.map(it => it.row));
          }));
          show();
        })();

        """;
}
