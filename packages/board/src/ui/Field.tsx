import {
  FieldError,
  Input,
  Label,
  Text,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';

export function Field(
  props: Omit<TextFieldProps, 'children'> & {
    readonly label: string;
    readonly hint?: string;
    readonly error?: string;
    readonly placeholder?: string;
    readonly size?: number;
  },
) {
  const { label, hint, error, placeholder, size, ...rest } = props;
  return (
    <TextField {...rest} className="field" isInvalid={Boolean(error)}>
      <Label>{label}</Label>
      <Input placeholder={placeholder ?? ''} {...(size ? { size } : {})} />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
    </TextField>
  );
}
