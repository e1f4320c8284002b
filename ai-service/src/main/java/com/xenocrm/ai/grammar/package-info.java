/** Grammar of English for audience descriptions. */
@NullMarked
package com.xenocrm.ai.grammar;

import org.jspecify.annotations.NullMarked;
