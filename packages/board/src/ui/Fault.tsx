/** Why an act did not go through, told to a screen reader at once. */
export const Fault = ({ text }: { readonly text: string | null }) =>
  text ? (
    <p className="bad" role="alert">
      {text}
    </p>
  ) : null;
