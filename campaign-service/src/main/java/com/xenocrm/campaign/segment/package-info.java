/** Named, saved rules. */
@NullMarked
package com.xenocrm.campaign.segment;

import org.jspecify.annotations.NullMarked;
