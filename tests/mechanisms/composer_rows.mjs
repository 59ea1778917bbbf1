// A row is taken out of the middle of an account; blank accounts are told from others.
import { asWritten, emptyRow, freshAccount, isBlank, removeRow } from "../../endreprisals/mechanisms/browser/composer/account.js";

export function run() {
  const account = freshAccount("en");
  const [first, second, third] = ["first", "second", "third"].map((what) => ({ ...emptyRow("events"), what }));
  account.events = [first, second, third];
  account.confidential = ["person.name", "events.0.where", "events.1.where", "events.2.by_whom"];
  removeRow(account, "events", 1);
  const other = freshAccount("fr");
  const withRow = freshAccount("en");
  withRow.attachments.push(emptyRow("attachments"));
  return {
    events: account.events.map(({ what }) => what),
    confidential: account.confidential,
    blank: [isBlank(other), isBlank(withRow), isBlank(account)],
  };
}

/** An account whose first and third event were emptied, as it is written. */
export function emptied() {
  const account = freshAccount("en");
  account.events = ["", "second", "", "fourth"].map((where) => ({ ...emptyRow("events"), where }));
  account.attachments = [emptyRow("attachments"), { ...emptyRow("attachments"), label: "a letter" }];
  account.confidential = ["person.name", "events.0.where", "events.1.where", "events.3.by_whom", "attachments.1.label"];
  const { account: written, onPage } = asWritten(account);
  return {
    events: written.events.map(({ where }) => where),
    confidential: written.confidential,
    left: account.confidential.length,
    onPage: ["events.0.where", "events.1.by_whom", "events.2.what", "attachments.0.label", "cooperation.0.body", "person.name", "events", ""].map(onPage),
  };
}
