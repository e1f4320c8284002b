/**
 * Segment rules: a parser of three spellings, one tree, and a compiler to a query.
 *
 * <p>What conditions mean:
 *
 * <ul>
 *   <li>A comparison with a value that a customer does not have is false. The negated operators ({@code !=},
 *       {@code notContains}, {@code notIn}, {@code notInLast}) are the exact opposites of the positive ones, so they are true then; {@code not} negates any part.
 *   <li>{@code contains} and {@code startsWith} compare text literally, ignoring case. {@code =} and {@code in}
 *       are exact; an email is compared in its normalised form. A condition on tags holds when it holds for one tag.
 *   <li>A date without a time is the whole day in UTC: {@code <= 2026-01-31} includes it, {@code > 2026-01-31} begins
 *       after it. An instant counts to the millisecond.
 *   <li>{@code inactive_days}, and {@code last_active_at} with a bare number, compare the whole days of 24 hours that
 *       have passed: 90 days and a second are 90 days, so {@code = 90} and {@code <= 90} hold and {@code > 90} does
 *       not. {@code inLast 90} means at most 90 days ago. A time in the future counts as 0 days ago.
 *   <li>Attributes are text, numbers or booleans. A rule's text that spells a number or a boolean also equals that value; a rule's number equals only numbers, and order comparisons apply only to numbers.
 *   <li>Numbers have at most 15 digits, so that decimals and doubles compare exactly.
 *   <li>Days are counted back from a given instant: now for a preview, the launch for a campaign.
 * </ul>
 */
@NullMarked
package com.xenocrm.campaigndata.rule;

import org.jspecify.annotations.NullMarked;
