/**
 * Rules from descriptions: parsed by a grammar, checked by the validator of rules, with the number of matching
 * customers.
 */
@NullMarked
package com.xenocrm.ai.rules;

import org.jspecify.annotations.NullMarked;
