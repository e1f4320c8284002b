/** Opens of e-mails and clicks on their links, in the communication log. */
@NullMarked
package com.xenocrm.campaigndata.engagement;

import org.jspecify.annotations.NullMarked;
