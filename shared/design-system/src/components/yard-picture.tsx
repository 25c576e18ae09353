import "../styles/components/art.css";
import { roofTiles } from "./roof-tiles.ts";

const tiles = roofTiles({ left: 40, top: 36, side: 352 }) + roofTiles({ left: 86, top: 82, side: 260 });

/** The yard from above: roof, tree with persimmons, jars, stepping stones to the gate. Decoration. */
export function YardPicture() {
  return (
    <svg className="m-art" viewBox="24 20 384 388" aria-hidden="true" focusable="false">
      <path className="f7" d="M132 128H300V296H132z" />
      <path className="f1" d="M40 36 L392 36 L346 82 L86 82z" />
      <path className="f3" d="M392 36 L392 388 L346 342 L346 82z" />
      <path className="f2" d="M40 36 L86 82 L86 342 L40 388z" />
      <path className="f3" d="M40 388 L86 342 L346 342 L392 388z" />
      <path className="f3" d="M86 82 L346 82 L300 128 L132 128z" />
      <path className="f2" d="M346 82 L346 342 L300 296 L300 128z" />
      <path className="f3" d="M86 82 L132 128 L132 296 L86 342z" />
      <path className="f1" d="M86 342 L132 296 L300 296 L346 342z" />
      <path className="l" d={tiles} />
      <path
        className="k"
        d="M86 82H346V342H86zM40 36L132 128M392 36L300 128M40 388L132 296M392 388L300 296M40 36H392V388H40zM132 128H300V296H132z"
      />
      <path className="f7" d="M224 294h44v118h-44z" />
      <path className="k" d="M224 296v92M268 296v92" />
      <rect className="f0" x="236" y="396" width="20" height="12" rx="5" />
      <rect className="f0" x="240.5" y="365" width="17" height="12" rx="5" />
      <rect className="f0" x="233.5" y="334" width="19" height="12" rx="5" />
      <rect className="f0" x="239" y="303" width="16" height="12" rx="5" />
      <rect className="f0" x="233" y="272" width="18" height="12" rx="5" />
      <rect className="f0" x="226" y="241" width="16" height="12" rx="5" />
      <rect className="f0" x="215.5" y="210" width="17" height="12" rx="5" />
      <circle className="f3" cx="185" cy="190" r="37" />
      <circle className="f8" cx="180" cy="184" r="36" />
      <circle className="f4" cx="174" cy="177" r="22" />
      <circle className="f5" cx="158" cy="193" r="4.5" />
      <circle className="f5" cx="184" cy="159" r="4.5" />
      <circle className="f5" cx="201" cy="175" r="4.5" />
      <circle className="f5" cx="194" cy="202" r="4.5" />
      <circle className="f5" cx="171" cy="208" r="4.5" />
      <circle className="f5" cx="154" cy="170" r="4.5" />
      <circle className="f5" cx="181" cy="180" r="4.5" />
      <circle className="f6" cx="272" cy="150" r="9" />
      <circle className="f8" cx="271" cy="149" r="4.05" />
      <circle className="f6" cx="294" cy="148" r="8" />
      <circle className="f8" cx="293" cy="147" r="3.6" />
      <circle className="f6" cx="280" cy="170" r="8" />
      <circle className="f8" cx="279" cy="169" r="3.6" />
      <circle className="f6" cx="258" cy="154" r="6" />
      <circle className="f8" cx="257" cy="153" r="2.7" />
      <rect className="f8" x="248" y="262" width="38" height="12" rx="2" />
      <circle className="f6" cx="258" cy="268" r="6" />
      <circle className="f5" cx="275" cy="268" r="6" />
    </svg>
  );
}
