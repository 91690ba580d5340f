/** E-mails and history of an order: downloaded once the order is shown. */
export { OrderActivity } from './order-activity.ts';
export { activityStyles as styles } from './activity.css.ts';
export { detailHistory as texts } from '../../locales/en/detail-history.ts';
