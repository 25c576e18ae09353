import type { Replica } from "../replica.ts";
import type { Upstream } from "../upstream.ts";
import { askReadiness } from "./ask-readiness.ts";
import { judgeProbe } from "./judge-probe.ts";

/** Milliseconds. */
const tick = 250;
const usual = 3000;
/** A replica that is out is wanted back soon. */
const whileOut = 1000;
/** In one tick: eighty questions a second, however many replicas there are. */
const mostAtOnce = 20;

interface Course {
  due: number;
  late: number;
}

/**
 * Asks replicas for their readiness before visitors find out: one that drains, has died or runs another build is left out, and taken
 * back when it is well. Gentle: every few seconds, spread by chance.
 */
export class HealthWatch {
  readonly #upstreams: () => Iterable<Upstream>;
  readonly #courses = new WeakMap<Replica, Course>();
  readonly #timer: NodeJS.Timeout;
  #underWay = 0;

  /** `upstreams`: of the builds in the table in force. */
  constructor(upstreams: () => Iterable<Upstream>) {
    this.#upstreams = upstreams;
    this.#timer = setInterval(() => this.#ask(), tick).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #ask(): void {
    const now = performance.now();
    for (const upstream of this.#upstreams())
      for (const replica of upstream.origins) {
        if (this.#underWay >= mostAtOnce) return;
        const course = this.#courseOf(replica);
        if (course.due > now) continue;
        course.due = Infinity;
        void this.#probe(upstream, replica, course);
      }
  }

  #courseOf(replica: Replica): Course {
    const known = this.#courses.get(replica);
    if (known !== undefined) return known;
    const course = { due: 0, late: 0 };
    this.#courses.set(replica, course);
    return course;
  }

  async #probe({ guard }: Upstream, replica: Replica, course: Course): Promise<void> {
    this.#underWay += 1;
    const result = await askReadiness(replica.url);
    this.#underWay -= 1;
    course.late = result.kind === "late" ? course.late + 1 : 0;
    const verdict = judgeProbe(result, guard?.build ?? "", course.late);
    if (verdict !== "unsure") guard?.replicaIs(replica, verdict);
    const pause = replica.health.unready === undefined ? usual : whileOut;
    course.due = performance.now() + pause * (0.7 + 0.6 * Math.random());
  }
}
