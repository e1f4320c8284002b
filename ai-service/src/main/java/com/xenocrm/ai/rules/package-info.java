/** Rules from words: what the grammar reads, checked by the validator of rules, with the count of whom they match. */
@NullMarked
package com.xenocrm.ai.rules;

import org.jspecify.annotations.NullMarked;
