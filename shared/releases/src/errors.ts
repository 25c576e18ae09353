import { defineErrors } from "@madang/errors";

/** Everything that can be wrong with a key, a signature, a release, a channel snapshot or the store of their bytes. */
export const releasesErrors = defineErrors("RELEASES", {
  KEY_FILE_MISSING: {
    status: 500,
    message: "The private key {file} cannot be read ({reason}).",
    remedy: "Name the file that holds the key, or make one with madang keys new.",
  },
  KEY_FILE_OPEN: {
    status: 500,
    message: "The private key {file} can be read by others (mode {mode}).",
    remedy: "Run chmod 600 {file}; if others had access to this machine, revoke the key and make another.",
  },
  KEY_FILE_EXISTS: {
    status: 409,
    message: "The file {file} exists.",
    remedy: "Name another key; the one in that file may still be in use.",
  },
  KEY_UNREADABLE: {
    status: 500,
    message: "The private key {id} is no Ed25519 key in PKCS#8 PEM ({reason}).",
    remedy: "Make one with madang keys new, or with openssl genpkey -algorithm ed25519.",
  },
  KEY_ID_INVALID: {
    status: 400,
    message: 'The key id "{id}" is not valid.',
    remedy:
      "Use 1 to 60 small letters, digits, dots and hyphens, for example news-2026; a key file is named after its id.",
  },
  ENVELOPE_INVALID: {
    status: 400,
    message: "The envelope is not valid: {problems}.",
    remedy: "Send what madang release writes; a record that was changed on its way is not taken up.",
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    message: "The signed record has {bytes} bytes, and {largest} are taken at most.",
    remedy: "Leave out assets that nothing refers to, or divide the module.",
  },
  PAYLOAD_TYPE_WRONG: {
    status: 400,
    message: 'The envelope is of the type "{type}" where {wanted} is needed.',
    remedy:
      "Send the envelope of a release where a release is asked for, and of channels where channels are.",
  },
  PAYLOAD_INVALID: {
    status: 400,
    message: "The signed record of {subject} is not valid: {problems}.",
    remedy: "Build the module again with this version of madang, and release what the build wrote.",
  },
  KEY_UNKNOWN: {
    status: 403,
    message: "The record of {subject} is signed with {keys}, which this portal does not know.",
    remedy:
      "Sign with a key of the trust policy (madang trust show), or have the operator add this one to a team.",
  },
  SIGNATURE_WRONG: {
    status: 403,
    message:
      "The signature by {keys} does not fit the record of {subject}: its bytes are not what was signed.",
    remedy:
      "Release again from the build; if it happens again, find out who changes records between there and here.",
  },
  KEY_NOT_YET_VALID: {
    status: 403,
    message:
      "The key {key} of the team {team} is valid from {from}; this clock says {now}, and the one that signed said {signed}.",
    remedy:
      "Wait until then, or sign with another key; if this is not the time, set the clock that is wrong.",
  },
  KEY_EXPIRED: {
    status: 403,
    message:
      "The key {key} of the team {team} was valid until {until}; this clock says {now}, and the one that signed said {signed}.",
    remedy: "Sign with a newer key; if this is not the time, set the clock that is wrong. What runs goes on.",
  },
  KEY_REVOKED: {
    status: 403,
    message: "The key {key} of {team}, with which {subject} is signed, was revoked ({at}).",
    remedy: "Sign with another key and release again; what is live and kept by the operator goes on.",
  },
  OUTSIDE_TEAM: {
    status: 403,
    message: "The key {key} belongs to the team {team}, which does not release the module {module}.",
    remedy: "Sign with a key of the module's team, or have the operator add the module to {team}.",
  },
  CRITICALITY_TOO_HIGH: {
    status: 403,
    message:
      "The module {module} declares the class {declared} ({where}); the operator allows {team} {allowed} at most.",
    remedy: "Declare {allowed} or a class below it, or ask the operator for {declared}.",
  },
  NEED_NOT_ALLOWED: {
    status: 403,
    message:
      "The module {module} needs {sources}, which the operator does not allow {team}; allowed: {allowed}.",
    remedy: "Serve it from the module's own assets, or ask the operator to allow it.",
  },
  SNAPSHOT_OLD: {
    status: 409,
    message: "The channels have the sequence {sequence}, and {known} is known already.",
    remedy:
      "Nothing is to be done here; if it happens again, somebody replays old channels from the registry.",
  },
  SNAPSHOT_FORKED: {
    status: 409,
    message: "There are two different channel snapshots with the sequence {sequence}: {known} and {other}.",
    remedy:
      "Two administrators write with one key, or the registry was set back: find which is right, then publish a newer one.",
  },
  BLOB_NAME_INVALID: {
    status: 400,
    message: 'The name "{name}" is none of the store\'s.',
    remedy: "Use assets/<module>/<build>/<file> or blobs/<SHA-256 in hexadecimal>.",
  },
  BLOB_EXISTS: {
    status: 409,
    message: "The store has {name} already, with other bytes (SHA-256 {found} instead of {sent}).",
    remedy:
      "Build again: another content gets another build. If the stored bytes are the wrong ones, remove them by hand.",
  },
  BLOB_DAMAGED: {
    status: 422,
    message: "The bytes of {name} are not what they should be: {reason}.",
    remedy: "Send them again; if they were stored, remove them and release the build again.",
  },
  STORE_ADDRESS_INVALID: {
    status: 500,
    message: "The address of the store {address} cannot be used: {reason}.",
    remedy:
      "Write file:///folder or s3://bucket/prefix?endpoint=https://host&region=name; credentials belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
  },
  STORE_AWAY: {
    status: 503,
    message: "The store {store} does not answer ({reason}).",
    remedy: "Try again shortly. Gateways serve on from what they have; releases wait until it is back.",
  },
  STORE_FULL: {
    status: 507,
    message: "The store {store} has no room for {name} ({reason}).",
    remedy: "Make room or raise its quota, then release again; nothing half written is left.",
  },
  STORE_REFUSED: {
    status: 500,
    message: "The store {store} refuses: {reason}.",
    remedy:
      "Check the permissions of its folder, or the credentials, the bucket's name and its policy; it must offer conditional writes (If-None-Match).",
  },
  RETENTION_UNSAFE: {
    status: 500,
    message: "Old builds are not removed: {reason}.",
    remedy: "Nothing is lost. Find out why the registry does not give these records, then let it run again.",
  },
});
