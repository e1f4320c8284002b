/** Lists in pages: the same limits, refusals and cursors for every list route. */
@NullMarked
package com.xenocrm.kit.paging;

import org.jspecify.annotations.NullMarked;
