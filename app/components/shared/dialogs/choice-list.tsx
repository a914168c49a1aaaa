'use client';

import { Radio } from '@mantine/core';
import classes from './dialogs.module.css';

type Choice<Value extends string> = { readonly value: Value; readonly label: string; readonly text?: string };

type Props<Value extends string> = {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  disabled: boolean;
  onChange: (value: Value) => void;
};

/** A radio group in which each option has a description. */
export function ChoiceList<Value extends string>({ label, value, choices, disabled, onChange }: Props<Value>) {
  return (
    <Radio.Group
      label={label}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice) onChange(choice.value);
      }}
    >
      <div className={classes.choices}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            className={classes.choice}
            size="xs"
            value={choice.value}
            label={choice.label}
            description={choice.text}
            disabled={disabled}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
