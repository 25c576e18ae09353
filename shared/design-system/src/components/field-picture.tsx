import "../styles/components/art.css";

/** Hills, fields and a house: stands where a story has no picture of its own. Decoration. */
export function FieldPicture() {
  return (
    <svg className="m-art m-art-wide" viewBox="0 0 480 300" aria-hidden="true" focusable="false">
      <rect className="f9" width="480" height="300" />
      <circle className="f5" cx="372" cy="74" r="26" />
      <path className="f1" d="M0 150C60 96 110 92 170 128c50-46 104-52 160-10 44-30 96-34 150-2v184H0z" />
      <path className="f2" d="M0 184c70-34 140-34 210-8 80-34 170-34 270 2v122H0z" />
      <path className="f7" d="M0 214c90-26 190-24 270-6 80-16 150-14 210 0v92H0z" />
      <path
        className="f3"
        d="M0 234C120 214 220 220 300 230S430 228 480 224V232C420 238 330 240 270 234S110 226 0 240z"
      />
      <path
        className="f8"
        d="M0 256C120 236 220 242 300 252S430 250 480 246V260C420 266 330 268 270 262S110 254 0 268z"
      />
      <path
        className="f4"
        d="M0 286C120 266 220 272 300 282S430 280 480 276V300C420 306 330 308 270 302S110 294 0 308z"
      />
      <path className="k" d="M96 214v-22l22-12 22 12v22zM88 194l30-17 30 17" />
    </svg>
  );
}
