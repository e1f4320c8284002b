/** Lists in pages. */
@NullMarked
package com.xenocrm.auth.paging;

import org.jspecify.annotations.NullMarked;
