// What is wrong in an account by itself.
import { problemsOf } from "../../endreprisals/mechanisms/browser/composer/problems.js";

export const run = ({ account, ...told }) => problemsOf(account, told);
