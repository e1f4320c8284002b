/** Suppressed addresses and customers. */
@NullMarked
package com.xenocrm.campaigndata.suppression;

import org.jspecify.annotations.NullMarked;
