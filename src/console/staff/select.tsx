import { Select as AntSelect, type SelectProps } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';

type DefaultOption = NonNullable<SelectProps['options']>[number];

/**
 * The library's field of choice, whose open list the library leaves without a name: it is called as its field is, so that
 * a screen reader says what is being chosen.
 */
export function Select<Value = unknown, Option extends DefaultOption = DefaultOption>({
  popupRender,
  ...rest
}: SelectProps<Value, Option>): ReactNode {
  return (
    <AntSelect<Value, Option>
      {...rest}
      popupRender={(list) => <NamedList>{popupRender === undefined ? list : popupRender(list)}</NamedList>}
    />
  );
}

function NamedList({ children }: { readonly children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  // After each drawing: a list that finds something is another element than one that finds nothing.
  useEffect(() => {
    const list = place.current?.querySelector('[role=listbox]');
    const name = list === null || list === undefined ? '' : nameOfField(list.id);
    if (name === '') return;
    list?.setAttribute('aria-label', name);
    place.current?.setAttribute('aria-label', name);
  });
  // It hangs at the end of the page, outside every other landmark.
  return (
    <div ref={place} role="region">
      {children}
    </div>
  );
}

/** The list of the field `x` is called `x_list` by the library. */
function nameOfField(listId: string): string {
  const field = document.getElementById(listId.replace(/_list$/, ''));
  if (!(field instanceof HTMLInputElement)) return '';
  const labels = [...(field.labels ?? [])].map(({ textContent }) => textContent.trim());
  return field.getAttribute('aria-label') ?? labels.join(' ');
}
