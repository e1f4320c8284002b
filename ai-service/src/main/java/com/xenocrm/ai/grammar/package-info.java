/** A small grammar of English for audiences: words to rules, and what of the words no rule can say. */
@NullMarked
package com.xenocrm.ai.grammar;

import org.jspecify.annotations.NullMarked;
