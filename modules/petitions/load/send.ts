import { defineJourney } from "@madang/load-kit";
import { petitionPaths } from "../contract/paths.ts";
import { expectWhole, lookUp, lookUpWrongly } from "./look-up.ts";
import { petitionOf } from "./petition.ts";
import { sendPetition } from "./send-petition.ts";
import { writePetition } from "./write-petition.ts";

/** A citizen writes a petition with an attachment, sends it, mistypes the password once, and looks at its progress. */
export default defineJourney({
  share: 2,
  run(visitor) {
    const petition = petitionOf(visitor);
    visitor.open(petitionPaths.home);
    visitor.think();
    const written = writePetition(visitor, petition, visitor.open(petitionPaths.new));
    const receipt = sendPetition(visitor, petition, written);
    visitor.think();
    if (Math.random() < 0.3) lookUpWrongly(visitor, receipt, petition.password);
    lookUp(visitor, receipt, petition.password);
  },
  verify(visitor, { reference, secret, fields, files }) {
    expectWhole(visitor, lookUp(visitor, reference, secret), { title: fields["title"] ?? "", files });
  },
});
