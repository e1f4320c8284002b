/** Phrases of audience descriptions, and what they mean as conditions. */
@NullMarked
package com.xenocrm.ai.phrase;

import org.jspecify.annotations.NullMarked;
