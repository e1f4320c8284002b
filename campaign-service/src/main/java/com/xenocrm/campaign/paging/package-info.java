/** Lists in pages. */
@NullMarked
package com.xenocrm.campaign.paging;

import org.jspecify.annotations.NullMarked;
