export interface TelephoneProps {
  number: string;
}

/** A number to press, never broken over lines. Its style is part of the base sheet: every footer has one. */
export function Telephone({ number }: TelephoneProps) {
  return (
    <a className="m-tel" href={`tel:${number.replace(/[^+\d]/g, "")}`}>
      {number}
    </a>
  );
}
