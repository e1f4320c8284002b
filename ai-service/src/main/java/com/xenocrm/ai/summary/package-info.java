/** Summaries of campaigns: facts, and a paragraph whose numbers are all facts. */
@NullMarked
package com.xenocrm.ai.summary;

import org.jspecify.annotations.NullMarked;
