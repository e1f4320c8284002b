/** Paging of lists: limits, refusals and cursors of all list routes. */
@NullMarked
package com.xenocrm.kit.paging;

import org.jspecify.annotations.NullMarked;
