/** Opens and clicks of e-mails: links, their routes, and programs that are told apart from people. */
@NullMarked
package com.xenocrm.campaign.engagement;

import org.jspecify.annotations.NullMarked;
