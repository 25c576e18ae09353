/** A visitor cannot go on: what was expected is not there. The reason is counted and told, without contents. */
export class JourneyEnded extends Error {}
