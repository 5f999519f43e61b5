type Rule = (text: string) => string;

interface PolicyFactory {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML: Rule; readonly createScriptURL: Rule },
  ) => unknown;
}

/** The one worker there is: it takes PDFs apart. */
const WORKER = /^\/assets\/pdf\.worker\.[\w.-]+\.mjs$/;

/**
 * The component library sets the text of its style elements as markup. Style rules have no `<`; whatever has one is
 * markup, and refused, as are scripts and all addresses of scripts but one. Must run before the library does.
 */
export function refuseMarkup(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup is not let into this page');
      return text;
    },
    createScriptURL: (address) => {
      if (!WORKER.test(address)) throw new TypeError('no script is let into this page');
      return address;
    },
  });
}

/** The one-use word by which this page's style elements are known to the browser. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
