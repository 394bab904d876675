import { usePage } from './page.ts';

/** Those whose answers were put aside in this session, with what was said to each: they are compared, and can be gone back to. */
export function People() {
  const page = usePage();
  const aside = page.aside.value;
  if (aside.length === 0) return null;
  return (
    <section class="card" aria-labelledby="people">
      <h2 id="people">{page.w('people')}</h2>
      <p class="help">{page.w('peopleHint')}</p>
      <ul class="check">
        {aside.map((one) => {
          const name = page.w('person', { number: String(one.number) });
          return (
            <li key={one.number}>
              <span>{name}</span>
              <strong>{page.saidOf(one.answers)}</strong>
              <div class="buttons">
                <button
                  type="button"
                  aria-label={`${name} ${page.w('takeBack')}`}
                  onClick={() => page.takeBack(one)}
                >
                  {page.w('takeBack')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
