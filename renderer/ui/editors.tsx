import type { CustomCellEditorProps } from 'ag-grid-react';
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react';
import { takeTyped } from './typed.ts';

type EditorProps<Value> = CustomCellEditorProps<unknown, Value>;

/** Keys of an input method are text: neither the grid nor an editor may act on them. */
function composing(event: ReactKeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

function takeText(): string {
  const typed = takeTyped.text ?? '';
  takeTyped.text = null;
  return typed;
}

/** What a key press that starts editing puts into the field: a character, nothing (Delete), or the old text. */
function firstText(eventKey: string | null | undefined, value: string): string {
  const typed = takeText();
  if (typed !== '') return typed;
  if (eventKey && [...eventKey].length === 1) return eventKey;
  if (eventKey === 'Delete' || eventKey === 'Backspace') return '';
  return value;
}

/** One line of text in the cell. */
export function TextEditor(props: EditorProps<string>) {
  const field = useRef<HTMLInputElement>(null);
  const [start] = useState(() => firstText(props.eventKey, props.initialValue ?? ''));
  const mount = useRef({ ...props, start });
  useEffect(() => {
    const input = field.current;
    const { start, initialValue, onValueChange } = mount.current;
    if (!input) return;
    const late = takeText();
    input.value = start + late;
    input.focus();
    if (late === '' && start === (initialValue ?? '')) {
      input.select();
    } else {
      onValueChange(input.value);
      input.setSelectionRange(input.value.length, input.value.length);
    }
  }, []);
  return (
    <input
      ref={field}
      className="cell-input"
      defaultValue={start}
      maxLength={20000}
      aria-label={props.colDef.headerName}
      onChange={(event) => props.onValueChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (composing(event)) event.stopPropagation();
      }}
    />
  );
}

/** Several lines in a box over the cell: Enter keeps, Shift+Enter breaks the line. What was typed goes on the note. */
export function NoteEditor(props: EditorProps<string>) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [start] = useState(() => (props.initialValue ?? '') + takeText());
  const mount = useRef({ ...props, start });
  useEffect(() => {
    const area = field.current;
    const { start, initialValue, onValueChange } = mount.current;
    if (!area) return;
    area.value = start + takeText();
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    if (area.value !== (initialValue ?? '')) onValueChange(area.value);
  }, []);
  return (
    <textarea
      ref={field}
      className="box note-editor"
      defaultValue={start}
      maxLength={20000}
      style={{ width: Math.max(280, props.column.getActualWidth()) }}
      aria-label={props.colDef.headerName}
      onChange={(event) => props.onValueChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (composing(event) || (event.key === 'Enter' && event.shiftKey)) event.stopPropagation();
      }}
    />
  );
}

export interface Choice {
  value: string;
  label: string;
  className?: string;
}

/** A short list over the cell: arrows and Enter, a digit, or a click. */
export function ChoiceEditor(props: EditorProps<string> & { choices: readonly Choice[] }) {
  const { choices } = props;
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      choices.findIndex((choice) => choice.value === props.initialValue),
    ),
  );
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), []);
  const take = (index: number) => {
    const choice = choices[index];
    if (!choice) return;
    props.onValueChange(choice.value);
    // The value reaches the grid with the next render; editing ends after that.
    setTimeout(() => props.stopEditing(), 0);
  };
  const onKey = (event: KeyboardEvent) => {
    const digit = Number(event.key);
    if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') take(at);
    else if (Number.isInteger(digit) && digit >= 1 && digit <= choices.length) take(digit - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The grid listens on the cell itself and would end the editing before an event of React's came by.
  const keys = useRef(onKey);
  keys.current = onKey;
  useEffect(() => {
    const element = list.current;
    const listen = (event: KeyboardEvent) => keys.current(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  return (
    <div ref={list} className="choice-list" role="listbox" tabIndex={-1} aria-label={props.colDef.headerName}>
      {choices.map((choice, index) => (
        <div
          key={choice.value}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={index === at ? 'on' : ''}
          onMouseEnter={() => setAt(index)}
          onMouseDown={(event) => {
            event.preventDefault();
            take(index);
          }}
        >
          <span className={choice.className ?? ''}>{choice.label}</span>
          <kbd>{index + 1}</kbd>
        </div>
      ))}
    </div>
  );
}
