/** How a campaign went, in words: the figures first, then a paragraph that holds no other number. */
@NullMarked
package com.xenocrm.ai.summary;

import org.jspecify.annotations.NullMarked;
