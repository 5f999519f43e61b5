interface PolicyFactory {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (text: string) => string }) => unknown;
}

/**
 * The component library sets the text of its style elements as markup. Style rules have no `<`; whatever has one is
 * markup, and refused, as are scripts and their addresses. Must run before the library does.
 */
export function refuseMarkup(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup is not let into this page');
      return text;
    },
  });
}

/** The one-use word by which this page's style elements are known to the browser. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
