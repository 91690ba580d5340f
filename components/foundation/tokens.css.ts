import { css } from 'lit';

/**
 * The tokens, each with its default, under the short private names that all element styles use. One rule on `:root` (or on
 * any ancestor) that sets `--manual-order-…` themes every element; light and dark follow the page's `color-scheme`.
 *
 * No size is in `rem`: a page that sets `html { font-size: 62.5% }` must not shrink the kit. Everything hangs on
 * `--manual-order-font-size` and `--manual-order-space`.
 */
export const tokens = css`
  :host {
    --_font: var(--manual-order-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif);
    --_font-size: var(--manual-order-font-size, 14px);
    --_space: var(--manual-order-space, 4px);
    --_radius: var(--manual-order-radius, 8px);
    --_control: var(--manual-order-control-size, 40px);
    --_text: var(--manual-order-color-text, light-dark(#18212f, #e6eaf1));
    --_muted: var(--manual-order-color-text-muted, light-dark(#566174, #a4aebe));
    --_surface: var(--manual-order-color-surface, light-dark(#ffffff, #14181f));
    --_subtle: var(--manual-order-color-surface-subtle, light-dark(#f5f7fa, #1c222c));
    --_border: var(--manual-order-color-border, light-dark(#dde3eb, #313a48));
    --_accent: var(--manual-order-color-accent, light-dark(#2150c8, #8fb3ff));
    --_on-accent: var(--manual-order-color-on-accent, light-dark(#ffffff, #0c1a38));
    --_danger: var(--manual-order-color-danger, light-dark(#b3261e, #ff9d94));
    --_warning: var(--manual-order-color-warning, light-dark(#8a5200, #f3c26b));
    --_success: var(--manual-order-color-success, light-dark(#14724a, #74d9a8));

    --_small: calc(var(--_font-size) * 0.857);
    --_large: calc(var(--_font-size) * 1.143);
    --_title: calc(var(--_font-size) * 1.429);
    --_control-border: color-mix(in srgb, var(--_muted) 70%, var(--_surface));
    --_radius-small: calc(var(--_radius) * 0.625);
    --_hover: color-mix(in srgb, var(--_text) 6%, transparent);
    --_accent-tint: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    --_danger-tint: color-mix(in srgb, var(--_danger) 9%, var(--_surface));
    --_warning-tint: color-mix(in srgb, var(--_warning) 11%, var(--_surface));
    --_success-tint: color-mix(in srgb, var(--_success) 11%, var(--_surface));
    --_shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 8px 24px rgb(0 0 0 / 12%);
  }
`;
