/** Made-up person-months as CSV bytes: `people` people, twelve months each, twelve columns. */
export const months = 12;
export const heading =
  '사번,귀속월,직종,근무형태,소속유형,기본급,노조,입사일,연차일수,제공건수,적극개입건수,병가일수\n';

const jobs = ['요양보호사', '활동지원사', '사회복지사'];
const unions = ['1노조', '2노조', '없음'];

export function* monthsCsv(people: number, from = 0): Generator<string> {
  for (let p = from; p < from + people; p++) {
    const id = `P${String(p).padStart(7, '0')}`;
    const job = jobs[p % jobs.length];
    const pay = 2_060_740 + ((p * 7919) % 600_000);
    const hired = `20${String(10 + (p % 13)).padStart(2, '0')}-0${1 + (p % 9)}-1${p % 10}`;
    let text = '';
    for (let m = 1; m <= months; m++) {
      const services = 20 + ((p * 31 + m * 17) % 30);
      const month = `2024-${String(m).padStart(2, '0')}`;
      const leave = (p + m) % 5 === 0 ? '1.5' : String((p + m) % 3);
      text += `${id},${month},${job},전일제,모두돌봄센터,${pay},${unions[p % 3]},${hired},${leave},${services},${(p * m) % 12},0\n`;
    }
    yield text;
  }
}

/** The whole as bytes. */
export function monthsBytes(people: number): Uint8Array {
  return new TextEncoder().encode(heading + [...monthsCsv(people)].join(''));
}
