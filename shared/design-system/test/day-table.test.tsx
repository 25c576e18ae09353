import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DayTable } from "../src/components/day-table.tsx";
import { fullWeeks } from "../src/components/full-weeks.ts";
import { countedDays } from "../src/examples/counted-days.ts";

describe("the table of days", () => {
  const html = renderToStaticMarkup(<DayTable language="ko" caption="센 표" days={countedDays("ko")} />);

  it("fills its weeks from Sunday to Saturday", () => {
    const weeks = fullWeeks(countedDays("ko"));
    expect(weeks).toHaveLength(5);
    expect(weeks.flat().at(0)?.date).toBe("2026-09-13");
    expect(weeks.flat().at(-1)?.date).toBe("2026-10-17");
  });

  it("says each date in full to a screen reader, and how it counts", () => {
    expect(html).toContain(
      '<td class="is-on"><span class="m-sr">9월 16일 </span><span aria-hidden="true">16</span><small>1일째</small></td>',
    );
    expect(html).toContain(
      '<td class="is-on is-today"><span class="m-sr">10월 7일 </span><span aria-hidden="true">7</span><small>오늘<span class="m-sr">, 10일째</span></small></td>',
    );
    expect(html).toContain(
      '<td class="is-due"><span class="m-sr">10월 14일 </span><span aria-hidden="true">14</span><small>기한<span class="m-sr">, 14일째</span></small></td>',
    );
    expect(html).toContain(
      '<td><span class="m-sr">9월 19일 </span><span aria-hidden="true">19</span><small><span class="m-sr">세지 않음</span></small></td>',
    );
  });

  it("names the month where it begins", () => {
    expect(html).toContain('<span aria-hidden="true">9.13</span>');
    expect(html).toContain('<span aria-hidden="true">10.1</span>');
  });
});
