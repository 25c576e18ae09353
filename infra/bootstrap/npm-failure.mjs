/**
 * Says in one sentence what went wrong with npm and what to do.
 *
 * @param lines what npm wrote
 */
export function explainNpmFailure({ code, lines }) {
  const text = lines.join("\n");
  const found = kinds.find(({ pattern }) => pattern.test(text));
  if (code === 127)
    return "npm was not found. Install Node.js with npm (https://nodejs.org), then start again.";
  if (found !== undefined) return found.sentence;
  const last = lines.filter((line) => /npm (error|ERR!)/.test(line)).slice(0, 4);
  return `The packages could not be installed; npm ended with code ${code}: ${last.join(" / ") || "it said nothing"}. Run npm ci to see all it says.`;
}

const kinds = [
  {
    pattern: /\bENOSPC\b|no space left on device/i,
    sentence:
      "The disk is full, so the packages could not be installed. Free at least 2 GB where this folder and npm's cache (~/.npm) lie, then start again.",
  },
  {
    pattern:
      /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    sentence:
      "The packages could not be downloaded: there is no connection to the npm registry. Connect this machine to the network, or name a proxy or a mirror (npm config set registry …), then start again.",
  },
  {
    pattern: /\b(EACCES|EPERM|EROFS)\b/,
    sentence:
      "The packages could not be installed: this user may not write in this folder or in npm's cache (~/.npm). Give both to this user (chown -R), then start again.",
  },
  {
    pattern: /\bEUSAGE\b|can only install packages when your package\.json and package-lock\.json/,
    sentence:
      "package.json and package-lock.json do not fit together. Run npm install, commit both files, then start again.",
  },
  {
    pattern: /\bEINTEGRITY\b/,
    sentence:
      "A downloaded package is not the one that package-lock.json names. Run npm cache clean --force and start again; if it stays so, the registry or a proxy changes packages.",
  },
  {
    pattern: /\bE(401|403)\b/,
    sentence:
      "The npm registry refuses access. Look at the registry and its credentials in ~/.npmrc (npm config get registry), then start again.",
  },
];
