/** What origins and peers answer: the same bytes for all, of a fixed seed. */

const words = [
  "민원",
  "신청",
  "안내",
  "소식",
  "공고",
  "도민",
  "접수",
  "처리",
  "결과",
  "담당",
  "부서",
  "전화",
  "주차",
  "도로",
  "복지",
  "청년",
  "notice",
  "petition",
  "service",
  "office",
  "province",
  "public",
  "result",
  "support",
  "update",
  "water",
];

function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

function sentence(source: Iterator<number, never>, length: number): string {
  return Array.from({ length }, () => words[(source.next().value >>> 8) % words.length]).join(" ");
}

/** A JSON document of exactly `bytes` bytes. */
export function jsonOf(bytes: number, seed = 1): Buffer {
  const frame = Buffer.byteLength('{"text":""}');
  const text = asciiOnly(sentence(numbers(seed), bytes)).slice(0, bytes - frame);
  return Buffer.from(JSON.stringify({ text: text.padEnd(bytes - frame, ".") }));
}

/** Markup of about `bytes` bytes that compresses as a page of text does. */
export function markupOf(bytes: number, seed = 2): Buffer {
  const source = numbers(seed);
  const parts: string[] = [];
  for (let length = 0; length < bytes;) {
    const id = source.next().value % 1_000_000;
    const part = `<li class="row"><a href="/notices/${id}"><b>${sentence(source, 6)}</b></a><p>${sentence(source, 14)}</p></li>\n`;
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return Buffer.from(`<ul>${parts.join("")}</ul>`);
}

export function pageOf(bytes: number): Buffer {
  const head = '<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>마당</title></head><body>';
  return Buffer.concat([Buffer.from(head), markupOf(bytes - head.length), Buffer.from("</body></html>")]);
}

export const smallJson = jsonOf(1024);
export const page = pageOf(33_000);

function asciiOnly(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "x");
}
