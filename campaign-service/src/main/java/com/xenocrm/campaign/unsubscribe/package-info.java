/** Unsubscription of recipients. */
@NullMarked
package com.xenocrm.campaign.unsubscribe;

import org.jspecify.annotations.NullMarked;
