/** Service for message suggestions, campaign summaries and rules from descriptions. */
@NullMarked
package com.xenocrm.ai;

import org.jspecify.annotations.NullMarked;
