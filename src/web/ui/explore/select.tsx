/** A list to choose one of, with its name. */
export function Select(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onPick: (value: string) => void;
}) {
  const { id, label, value, options, onPick } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="control">
        <select id={id} value={value} onChange={({ currentTarget }) => onPick(currentTarget.value)}>
          {options.map(([key, text]) => (
            <option key={key} value={key} selected={key === value}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
