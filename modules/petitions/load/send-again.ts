import { defineJourney } from "@madang/load-kit";
import { petitionPaths } from "../contract/paths.ts";
import { expectWhole, lookUp } from "./look-up.ts";
import { petitionOf } from "./petition.ts";
import { sendOnABadLine } from "./send-petition.ts";
import { writePetition } from "./write-petition.ts";

/** A citizen on a train: the answer is lost after the last click, and the same form is sent again. */
export default defineJourney({
  share: 1,
  run(visitor) {
    const petition = petitionOf(visitor);
    const written = writePetition(visitor, petition, visitor.open(petitionPaths.new));
    sendOnABadLine(visitor, petition, written);
  },
  verify(visitor, { reference, secret, fields, files }) {
    expectWhole(visitor, lookUp(visitor, reference, secret), { title: fields["title"] ?? "", files });
  },
});
